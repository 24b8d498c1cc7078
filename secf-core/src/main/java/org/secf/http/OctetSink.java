package org.secf.http;

/** Takes octets of a body in their order, such as a digest that is computed while the body is read. */
@FunctionalInterface
public interface OctetSink {

    /** Takes nothing. */
    OctetSink NONE = (octets, offset, length) -> {};

    /** The next octets; they are the caller's and may change afterwards. */
    void accept(byte[] octets, int offset, int length);
}
