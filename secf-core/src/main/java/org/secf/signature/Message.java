package org.secf.signature;

/** What a signature is over. Nothing here is trusted. */
public sealed interface Message permits RequestMessage, ResponseMessage {

    /** The header section. */
    Fields fields();

    /** The trailer section; {@link Fields#NONE} before the content was read. */
    Fields trailers();

    /**
     * Whether there is content, so that a signature has to cover its digest. Whoever reads the content of a message that was said to have none must refuse
     * it when an octet comes.
     */
    boolean hasContent();
}
