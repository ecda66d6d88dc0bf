import Querying
import Testing

@Suite struct NameFormsTests {
  @Test(arguments: [
    ("雲南省", ["雲南省", "云南省"]), ("第23次联席会议", ["第23次联席会议", "第二十三次联席会议"]),
    ("第二十三次聯席會議", ["第二十三次聯席會議", "第二十三次联席会议", "第23次联席会议"]),
    ("<https://a.example/id/x>", ["<https://a.example/id/x>", "https://a.example/id/x"]), ("李强", ["李强"]), ("", [""]),
    ("Yunnan", ["Yunnan", "云南省"]), ("Yún nán", ["Yún nán", "云南省"]), ("Lüliang City", ["Lüliang City", "吕梁地区", "吕梁市"]),
    ("Shaanxi Province", ["Shaanxi Province", "陕西省"]), ("Shanxi", ["Shanxi", "山西省"]), ("Xi'an", ["Xi'an", "西安市"]),
    ("Inner Mongolia", ["Inner Mongolia", "内蒙古自治区"]), ("Atlantis", ["Atlantis"]), ("region:530000", ["region:530000"]),
  ])
  func areHowElsePeopleWrite(name: String, forms: [String]) {
    let found = NameForms.of(name)
    #expect(found.first == name)
    #expect(Set(forms).isSubset(of: found))
  }
}
