import CDigest
import GRDB
func placeholderDigest() { var c = SHA2_CTX(); SHA256Init(&c) }
