import Cleaning
struct QuantityFinder { func mentions(in article: Article) -> [QuantityMention] { [] } }
