import Claims
import Testing

struct PostKeyTests {
  @Test(arguments: [
    ("市长@530100", "市长", PostKey.Body.region("530100")), ("镇长@53X100", "镇长", .region("53X100")),
    ("组长@530000/石桥村", "组长", .region("530000/石桥村")), ("局长@云南省商务厅", "局长", .organization("云南省商务厅")),
    ("组长@", "组长", .unknown), ("校长@一中@分校", "校长@一中", .organization("分校")),
  ])
  func textsAreReadAsTheyAreWritten(text: String, title: String, body: PostKey.Body) {
    #expect(PostKey(text) == PostKey(title: title, body: body))
    #expect(PostKey(text).text == text)
    #expect(PostKey(text).isAnchored == (body != .unknown))
  }

  @Test func aTitleAloneHasNoBody() {
    #expect(PostKey("组长") == PostKey(title: "组长", body: .unknown))
    #expect(PairingKey(supporter: "310000", supported: "530000").text == "310000>530000")
  }
}
