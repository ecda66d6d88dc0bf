import Asking
import Testing

struct QuestionBookTests {
  private let book = QuestionBook.bundled

  @Test func everyExampleIsReadAsItsQuestion() {
    #expect(book.questions.count >= 20)
    for question in book.questions {
      #expect(question.examples.count >= 2, "\(question.identifier)")
      for example in question.examples {
        #expect(book.readings(of: example).contains { $0.question == question }, "\(example)")
      }
    }
  }

  @Test(arguments: [
    "谁任云南省委书记", " 谁任云南省委书记？？ ", "谁担任过 云南省委书记 ?", "云南省委书记是谁？", "Who was 云南省委书记?", "WHO HELD 云南省委书记",
  ])
  func wordingVaries(asked: String) {
    #expect(book.readings(of: asked).first?.question.identifier == "holders")
  }

  @Test(arguments: ["", "？", "今天天气怎么样？", "谁", "who", String(repeating: "谁任", count: 10_000)])
  func othersAreNotRead(asked: String) {
    #expect(book.readings(of: asked).isEmpty)
  }

  @Test func nearestShareMostWords() {
    #expect(book.nearest(to: "上海都支援过哪些地区呢").first == "上海支援哪些地区？")
    #expect(book.nearest(to: "", 2).count == 2)
  }
}
