package org.secf.mechanism;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.secf.delegation.PresentedToken;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.message.Facts;
import org.secf.verdict.Rejection;

/** What a mechanism decided. A container adapter turns each into its own terms by one table: {@link #fold}. */
public sealed interface Outcome {

    /**
     * The request is this caller's: go on to the resource.
     *
     * @param seal what the response says of itself; {@link ResponseSeal#NONE} for nothing
     * @param facts what was verified of the message in the same step; {@link Facts#NONE} for nothing
     * @param token by which the caller was authenticated, for whoever calls on in the same request; empty where it was by none
     */
    record Established(Caller caller, ResponseSeal seal, Facts facts, Optional<PresentedToken> token)
            implements Outcome {

        /** By no token. */
        public Established(Caller caller, ResponseSeal seal, Facts facts) {
            this(caller, seal, facts, Optional.empty());
        }
    }

    /**
     * The caller has logged in: begin a session under a new session id and answer {@code reply}.
     *
     * @param sessionEnds the caller must log in again after this instant
     * @param details what the mechanism wants to know again of this login, see {@link Exchange#details}
     * @param isRaised whether it only proves more of a caller who is logged in already, see {@link Outcome#raised}
     */
    record LoggedIn(Caller caller, Instant sessionEnds, Reply reply, Map<String, String> details, boolean isRaised)
            implements Outcome {

        public LoggedIn {
            details = Map.copyOf(details);
        }

        /** By itself. */
        public LoggedIn(Caller caller, Instant sessionEnds, Reply reply, Map<String, String> details) {
            this(caller, sessionEnds, reply, details, false);
        }

        /** Nothing to be known again. */
        public LoggedIn(Caller caller, Instant sessionEnds, Reply reply) {
            this(caller, sessionEnds, reply, Map.of());
        }
    }

    /**
     * Answer this instead of the resource: a challenge, a redirect, a document of the protocol.
     *
     * @param endsSession whether the login that the session keeps for this mechanism, if it does, is over
     */
    record Replied(Reply reply, boolean endsSession) implements Outcome {

        /** The session goes on. */
        public Replied(Reply reply) {
            this(reply, false);
        }
    }

    /** Nothing to say: go on to the resource without a caller. */
    record Abstained() implements Outcome {}

    /**
     * Somebody claimed something that did not hold.
     *
     * @param rejection for log and audit; the client gets a generic answer
     * @param reply the headers of the generic answer, such as cookies to delete; its status and body are the adapter's, unless this has a page for
     *     browsers (HTML or a redirect) or a message of the protocol (any other body) that tells no more than the generic answer would
     * @param isForbidden whether another proof of who calls would change nothing, so that programs must not be asked for one
     */
    record Refused(Rejection rejection, Reply reply, boolean isForbidden) implements Outcome {

        /** Another proof would help. */
        public Refused(Rejection rejection, Reply reply) {
            this(rejection, reply, false);
        }
    }

    /** The reactions of one adapter. */
    interface Reactions<R> {
        R established(Established outcome);

        R loggedIn(LoggedIn outcome);

        R replied(Replied outcome);

        R abstained();

        R refused(Refused outcome);
    }

    static Outcome established(Caller caller) {
        return established(caller, ResponseSeal.NONE);
    }

    static Outcome established(Caller caller, ResponseSeal seal) {
        return established(caller, seal, Facts.NONE);
    }

    static Outcome established(Caller caller, ResponseSeal seal, Facts facts) {
        return new Established(caller, seal, facts);
    }

    /** By that token. */
    static Outcome established(Caller caller, Facts facts, PresentedToken token) {
        return new Established(caller, ResponseSeal.NONE, facts, Optional.of(token));
    }

    static Outcome loggedIn(Caller caller, Instant sessionEnds, Reply reply) {
        return new LoggedIn(caller, sessionEnds, reply);
    }

    static Outcome loggedIn(Caller caller, Instant sessionEnds, Reply reply, Map<String, String> details) {
        return new LoggedIn(caller, sessionEnds, reply, details);
    }

    /**
     * A caller who is logged in proved more: keep that beside the login that there is, under a new session id. It is good only while that one is, ends with it
     * at the latest, and is none of its own. That one is the login of {@link Exchange#callerOfOthers} where the mechanism asked for it; else its own, which
     * this takes the place of.
     *
     * @param details what the mechanism wants to know again of this login, see {@link Exchange#details}
     */
    static Outcome raised(Caller caller, Instant sessionEnds, Reply reply, Map<String, String> details) {
        return new LoggedIn(caller, sessionEnds, reply, details, true);
    }

    static Outcome replied(Reply reply) {
        return new Replied(reply);
    }

    /** The caller has logged out: end the session of this mechanism, and answer. */
    static Outcome loggedOut(Reply reply) {
        return new Replied(reply, true);
    }

    static Outcome abstained() {
        return new Abstained();
    }

    /** Refuses with the generic answer: 403, or 401 where a page is not wanted. */
    static Outcome refused(Rejection rejection) {
        return new Refused(rejection, Reply.status(403));
    }

    static Outcome refused(Rejection rejection, Reply reply) {
        return new Refused(rejection, reply);
    }

    /** Refuses for good (RFC 9110 §15.5.4): 403 for pages and programs alike. */
    static Outcome forbidden(Rejection rejection) {
        return new Refused(rejection, Reply.status(403), true);
    }

    /** Every case handled, or it does not compile. */
    default <R> R fold(Reactions<R> reactions) {
        if (this instanceof Established established) {
            return reactions.established(established);
        }
        if (this instanceof LoggedIn loggedIn) {
            return reactions.loggedIn(loggedIn);
        }
        if (this instanceof Replied replied) {
            return reactions.replied(replied);
        }
        return this instanceof Refused refused ? reactions.refused(refused) : reactions.abstained();
    }
}
