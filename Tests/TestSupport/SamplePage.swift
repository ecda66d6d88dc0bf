/// A page that reports a meeting, with invented persons.
public func page(_ chair: String, title: String = "沪滇协作座谈会举行", date: String = "2021-05-08") -> String {
  """
  <html><head><meta charset="utf-8"><title>\(title)</title></head><body><h1>\(title)</h1>
  <p>来源：青山日报　\(date)</p>
  <p>5月7日，沪滇协作座谈会在昆明市举行。云南省委书记\(chair)主持会议并讲话。</p>
  <p>\(chair)说，上海市对口帮扶云南省以来，两地在产业、教育、医疗等方面的合作不断深入，群众得到了实惠。</p>
  </body></html>
  """
}
