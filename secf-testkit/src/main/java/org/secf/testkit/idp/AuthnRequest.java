package org.secf.testkit.idp;

/**
 * What a service provider asks. Its signature is not looked at: the answer goes to loopback addresses only.
 *
 * @param id to answer to
 * @param issuer the service provider
 * @param assertionConsumerService where to post the answer; on this machine
 */
record AuthnRequest(String id, String issuer, String assertionConsumerService) {}
