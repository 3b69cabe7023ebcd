import CMarkdown
func placeholderVersion() -> Int32 { Int32(cmark_version()) }
