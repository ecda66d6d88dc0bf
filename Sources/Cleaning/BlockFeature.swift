/// What speaks for or against a passage's being part of the article: facts of its words, its markup, its
/// neighbours and its place. None decides by itself; `block_weights.tsv` says how much each counts.
enum BlockFeature: UInt8, CaseIterable, Sendable {
  case bias
  // What its words are for, by cue words and shape.
  case words, sentences, caption, row, image, info, byline, editor, navigation, promotion, section, footer, print, forum
  // Prose of at least so many characters.
  case prose40, prose100, prose200
  case endsSentence, heading, shortWords
  // The share of links: some, more than three tenths, more than six tenths.
  case someLinked, muchLinked, linked
  // Names of elements.
  case listItem, infoBox, titleBox, contentBox, outsideContent, furnitureBox, furnitureApart, sectionBox, heavySectionBox
  // The title of the page: printed here; half, a fifth, a twelfth of it taken up.
  case title, saysTitle, takesTitleUp, touchesTitle
  case beforeTitle, proseBeforeTitle, proseBeforeDate, untitled
  // Lines since the lead that end an article, that date one, or that date one right under a title.
  case oneEnd, moreEnds, behindDate, behindStoryHead, behindSection
  // The lead is the first prose behind the title.
  case leadBox, leadOuterBox, beforeLead, leadIndent
  // Words without prose behind them before an end; what an earlier passage says.
  case trailing, again
  // The name of an outlet, an office or persons and nothing else; what stands over a day that is alone.
  case nameAlone, aboveDay
  case insideRoot, heaviestBox
  // Prose under a linked title, over one, and where the page has at least three of these.
  case teaser, beforeTeaser, amongTeasers
  case aloneInProse, betweenProse
  // Prose with a link that stands before the lead and takes nothing of the title up; prose right before a forum's words.
  case strayAbove, beforeForum
  // Trailing words in the box of the lead.
  case trailingBeside

  var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// What speaks for or against an edge of the article between two passages.
enum EdgeFeature: UInt8, CaseIterable, Sendable {
  case bias
  case atEnd, behindEnd, atDate, behindDate, atSection, atNavigation, behindNavigation
  case sameBox, siblingBox, nearBox, farBox
  case gap, wideGap, dateline
  case atHeading, atTrailing, behindTitle, behindInfo, proseBehind, proseAhead

  var bit: UInt64 { 1 << UInt64(rawValue) }
}
