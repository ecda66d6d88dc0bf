import Foundation
import Ontology
import Testing

/// `Ontology/` and the code say the same.
@Suite struct OntologyFileTests {
  /// The blocks of a Turtle file of ours: from a subject at a line's beginning to the full stop at
  /// a line's end, by the subject's prefixed name. Axioms without a name are left out.
  private func blocks(of file: String) throws -> [String: String] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Ontology/\(file)").standardizedFileURL
    var blocks: [String: String] = [:]
    var subject: String?
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if let first = line.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "#"),
        first != UInt8(ascii: "@")
      {
        let name = String(line.prefix { $0 != " " })
        guard name != "[]" else {
          subject = nil
          continue
        }
        #expect(blocks[name] == nil, "\(name) stands twice in \(file)")
        subject = name
      }
      if let subject { blocks[subject, default: ""] += line + "\n" }
    }
    return blocks
  }

  private var termsInCode: Set<Term> {
    var terms: Set<Term> = []
    for kind in EntityKind.builtIn { terms.formUnion(kind.classes) }
    terms.formUnion(Relation.builtIn.map(\.term))
    terms.formUnion(SHAN.allCases.map(\.term))
    terms.formUnion(EventStatus.allCases.map(\.term))
    terms.formUnion(PROV.allCases.map(\.term))
    terms.formUnion(OA.allCases.map(\.term))
    return terms
  }

  @Test func ownTermsOfTheCodeAreThoseOfTheOntology() throws {
    let declared = try blocks(of: "shanhai.ttl").keys.filter { $0.hasPrefix("shan:") }
    let used = termsInCode.filter { $0.namespace == .shan }.map(\.prefixedName)
    #expect(Set(used).subtracting(declared) == [], "used in code, missing in the ontology")
    #expect(Set(declared).subtracting(used) == [], "in the ontology, used nowhere in code")
  }

  @Test func propertiesOfOtherVocabulariesAreExplained() throws {
    let declared = try blocks(of: "shanhai.ttl")
    for relation in Relation.builtIn where relation.term.namespace != .rdfs {
      #expect(declared[relation.prefixedName] != nil, "\(relation.prefixedName) is not in the ontology")
    }
  }

  @Test func termsAreWhatTheyAreUsedAs() throws {
    let blocks = try blocks(of: "shanhai.ttl")
    for kind in EntityKind.builtIn {
      let block = try #require(blocks[kind.term.prefixedName])
      #expect(block.hasPrefix(kind.term.prefixedName + " a owl:Class ;"))
      #expect(block.contains("\"\(kind.label(in: .chinese))\"@zh"), "\(kind)")
      #expect(block.contains("\"\(kind.label(in: .english))\"@en"), "\(kind)")
    }
    for relation in Relation.builtIn {
      guard let block = blocks[relation.prefixedName] else { continue }
      let kind =
        switch relation.range {
        case .entity, .term: "owl:ObjectProperty"
        default: relation == .altLabel ? "owl:AnnotationProperty" : "owl:DatatypeProperty"
        }
      // Other classes of the property may follow: functional, irreflexive.
      #expect(block.hasPrefix("\(relation.prefixedName) a \(kind) "))
      #expect(block.contains("\"\(relation.label(in: .chinese))\"@zh"), "\(relation)")
      #expect(block.contains("\"\(relation.label(in: .english))\"@en"), "\(relation)")
      #expect(block.contains("owl:FunctionalProperty") == relation.isFunctional, "\(relation)")
      if let general = relation.general {
        #expect(block.contains("rdfs:subPropertyOf \(general.prefixedName)"))
      }
    }
  }

  @Test(arguments: EventStatus.allCases)
  func statusesAreExplainedAndInTheShapes(_ status: EventStatus) throws {
    let name = status.term.prefixedName
    #expect(try blocks(of: "shanhai.ttl")[name] != nil)
    #expect(try blocks(of: "shapes.ttl")["shape:Event"]?.contains(" \(name) ") == true)
  }

  @Test func classesWrittenOutAreSuperclasses() throws {
    let blocks = try blocks(of: "shanhai.ttl")
    // Department is an org:OrganizationalUnit, which the Organization Ontology puts under
    // org:Organization.
    for kind in EntityKind.builtIn where kind != .department {
      for (special, general) in zip(kind.classes, kind.classes.dropFirst()) {
        let line = blocks[special.prefixedName]?.split(separator: "\n")
          .first { $0.contains("rdfs:subClassOf") }
        #expect(line?.contains(general.prefixedName) == true, "\(special.prefixedName)")
      }
    }
  }

  @Test(arguments: EntityKind.builtIn)
  func everyKindHasAShape(_ kind: EntityKind) throws {
    let shapes = try blocks(of: "shapes.ttl").values.filter { $0.contains("sh:targetClass") }
    let name = kind.term.prefixedName
    #expect(
      shapes.contains { shape in
        shape.split(whereSeparator: { " \n,;.".contains($0) }).contains { $0 == name }
      })
  }

  @Test func shapesUseKnownTermsOnly() throws {
    let known = Set(termsInCode.map(\.prefixedName))
    for (name, block) in try blocks(of: "shapes.ttl") where name.hasPrefix("shape:") {
      for word in block.split(whereSeparator: { " \n,;.()[]".contains($0) })
      where word.hasPrefix("shan:") {
        #expect(known.contains(String(word)), "\(word) in \(name)")
      }
    }
  }
}
