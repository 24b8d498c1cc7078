/**
 * The client's side of message protection: requests are signed, answers proved before anything of them is handed out (AUTH-002).
 *
 * <p>Encrypted first and signed then, over the digest of what is transferred; an answer is verified first and decrypted then. An answer is believed where it
 * is signed by the server's key, over its status and the digest of its content, for just this request: the signature of the request, with what that says of
 * itself, is covered by that of the answer, so one that was recorded fits no other request, not even the same one sent again, and none to somebody else's
 * request into which the signature was put fits ours.
 *
 * <pre>{@code
 * var protection = new ExchangeProtection(ourKey, serverKeys, ClientPolicy.usual(), tools);
 * var client = new SignedClient(Outbound.platform(), protection);
 * VerifiedResponse answer = client.send(ClientRequest.of("POST", address).with("Content-Type", "text/plain").body(octets));
 * }</pre>
 */
@NullMarked
package org.secf.client;

import org.jspecify.annotations.NullMarked;
