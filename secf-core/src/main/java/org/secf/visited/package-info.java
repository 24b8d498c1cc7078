/**
 * Servers in a visited network, authenticated through the home network (SEC_CF AUTH-002c): the home of a client says which servers it vouches for, under which
 * addresses, and by which keys they prove themselves. The statement arrives in an answer that the home signed for just that question; {@code org.secf.client}
 * fetches it and believes servers by it.
 */
@NullMarked
package org.secf.visited;

import org.jspecify.annotations.NullMarked;
