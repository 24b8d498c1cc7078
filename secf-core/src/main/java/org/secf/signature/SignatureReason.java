package org.secf.signature;

import org.secf.verdict.Reason;

/** Why a signature of a message was refused, or could not be made, in the order the rules are asked. */
public enum SignatureReason implements Reason {
    /** The address that the client asked for cannot be told from what the server shows of it. */
    TARGET_UNKNOWN("RFC 9421 §2.2.2"),
    /** There is no signature. */
    UNSIGNED("RFC 9421 §3.2"),
    /** More signatures than any honest message has. */
    TOO_MANY_SIGNATURES("SEC_CF limit"),
    /** A label stands in one of the two fields only. */
    UNMATCHED_LABEL("RFC 9421 §4.2"),
    /** A member of one of the two fields is of another kind than its definition. */
    MALFORMED_SIGNATURE("RFC 9421 §4"),
    /** None of the signatures has the label and the tag that were asked for; one with a tag is for another application where none was. */
    NO_SUITABLE_SIGNATURE("RFC 9421 §3.2"),
    /** Several have; two readers could disagree on which of them counts. */
    SEVERAL_SUITABLE_SIGNATURES("RFC 9421 §7.2.5"),
    /** More components than any honest signature covers. */
    TOO_MANY_COMPONENTS("SEC_CF limit"),
    /** The name of a component is none, or it has parameters that do not belong to it. */
    MALFORMED_COMPONENT("RFC 9421 §2"),
    /** A component is named twice. */
    REPEATED_COMPONENT("RFC 9421 §2"),
    /** A parameter of the signature is of another type than its definition, or longer than any honest one. */
    MALFORMED_PARAMETER("RFC 9421 §2.3"),
    /** Something that has to be covered is not, so it may have been changed. */
    COMPONENT_NOT_COVERED("RFC 9421 §7.2.1"),
    /** A parameter that was asked for is not there. */
    MISSING_PARAMETER("RFC 9421 §3.2.1"),
    /** It was made later than now. */
    CREATED_IN_FUTURE("RFC 9421 §2.3"),
    /** It ended before it was made. */
    EXPIRES_BEFORE_CREATED("RFC 9421 §2.3"),
    /** It was made too long ago. */
    TOO_OLD("RFC 9421 §7.2.2"),
    /** Its sender wanted it to be believed until before now. */
    EXPIRED("RFC 9421 §2.3"),
    /** The algorithm that it names is unknown or not allowed. */
    ALGORITHM_NOT_ALLOWED("RFC 9421 §3.2"),
    /** Whoever knows the keys could not be asked. */
    KEYS_FAILED("SEC_CF fail-closed"),
    /** There is no such key, or none for this purpose. */
    UNKNOWN_KEY("RFC 9421 §3.2"),
    /** The key is not for the algorithm that the signature names. */
    ALGORITHM_MISMATCH("RFC 9421 §7.3.6"),
    /** The key is for several algorithms or for none that is allowed, and the signature names none. */
    ALGORITHM_UNDETERMINED("RFC 9421 §3.2"),
    /** A component that this kind of message does not have, or one of a request that is not known. */
    WRONG_CONTEXT("RFC 9421 §2.4"),
    /** A component that the message does not have. */
    MISSING_COMPONENT("RFC 9421 §2.5"),
    /** A value with other characters than ASCII, or not of the form that the component's parameters ask for. */
    UNREADABLE_COMPONENT("RFC 9421 §2.5"),
    /** A field is to be covered as a structured one, and its type is not known. */
    UNKNOWN_FIELD_TYPE("RFC 9421 §2.1.1"),
    /** Another key made the signature, or something that it covers was changed on the way. */
    WRONG_SIGNATURE("RFC 9421 §3.2"),
    /** More than may be remembered of one signer at a time, or of all of them. */
    TOO_MANY_NONCES("SEC_CF limit"),
    /** Its nonce was used before. */
    REPLAYED("RFC 9421 §7.2.2"),
    /** Whether its nonce was used before cannot be known. */
    REPLAY_UNKNOWN("RFC 9421 §7.2.2"),
    /** The message has a signature with this label already. */
    LABEL_TAKEN("RFC 9421 §4.1"),
    /** What was asked for by Accept-Signature is not what this key and policy sign. */
    CANNOT_ANSWER("RFC 9421 §5.2"),
    /** The key did not sign. */
    SIGNING_FAILED("RFC 9421 §3.1");

    private final String clause;

    SignatureReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
