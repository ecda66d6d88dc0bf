#include <zlib.h>
// Macros, as Swift can call them. Thirty-one says: a gzip header and trailer (RFC 1952) around the data.
static inline int shanhai_inflate_init(z_stream *stream) { return inflateInit2(stream, 31); }
static inline int shanhai_deflate_init(z_stream *stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}
