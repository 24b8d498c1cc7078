package org.secf.openid;

import java.util.List;
import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * The answer of a provider as a browser brings it (OpenID Connect Core §3.1.2.5, §3.1.2.6): nothing of it is believed, and each parameter came at most once.
 *
 * @param state which login it claims to answer
 * @param issuer who it claims to be from (RFC 9207)
 * @param hasToken whether it brings what no answer by code has
 */
record LoginAnswer(
        String state, Optional<String> issuer, Optional<ProviderError> error, Optional<String> code, boolean hasToken) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_CODE = 8 * 1024;

    private static final String STATE = "state";
    private static final String ISSUER = "iss";
    private static final String ERROR = "error";
    private static final String DESCRIPTION = "error_description";
    private static final String CODE = "code";
    private static final List<String> TOKENS = List.of("access_token", "id_token", "response", "token_type");
    private static final List<String> ONCE =
            List.of(STATE, ISSUER, ERROR, DESCRIPTION, "error_uri", CODE, "session_state");

    /**
     * What the provider says went wrong; from anybody, until the issuer is compared.
     *
     * @param code one of its protocol
     * @param description for the log
     */
    record ProviderError(String code, String description) {

        /** Whether it would have had to ask its user. */
        boolean isOfSilence() {
            return switch (code) {
                case "login_required", "interaction_required", "consent_required", "account_selection_required" -> true;
                default -> false;
            };
        }

        @Override
        public String toString() {
            return description.isEmpty() ? code : code + ": " + description;
        }
    }

    /** Reads it where it was asked to be. */
    static Verdict<LoginAnswer> read(Request request, ResponseMode mode) {
        if (!request.method().equals(mode.method())) {
            return Verdict.rejected(OpenIdReason.WRONG_RESPONSE_MODE, mode + " by " + mode.method(), request.method());
        }
        Verdict<Parameters> query = Parameters.parse(request.rawQuery().orElse(""));
        return (mode == ResponseMode.QUERY
                        ? query
                        : query.then(LoginAnswer::bare).then(none -> request.form(MOST_BYTES)))
                .then(LoginAnswer::read);
    }

    private static Verdict<Parameters> bare(Parameters query) {
        return ONCE.stream()
                .filter(query::has)
                .findFirst()
                .<Verdict<Parameters>>map(name -> Verdict.rejected(
                        OpenIdReason.ANSWER_IN_ADDRESS, name + " in the form only", name + " in the address"))
                .orElseGet(() -> Verdict.accepted(query));
    }

    private static Verdict<LoginAnswer> read(Parameters sent) {
        for (String name : ONCE) {
            Verdict<?> once = sent.optional(name);
            if (once.rejection().isPresent()) {
                return Verdict.rejected(once.rejection().get());
            }
        }
        Optional<String> state = value(sent, STATE);
        return state.isPresent()
                ? Verdict.accepted(new LoginAnswer(
                        state.get(),
                        value(sent, ISSUER),
                        value(sent, ERROR)
                                .map(code -> new ProviderError(
                                        code, value(sent, DESCRIPTION).orElse(""))),
                        value(sent, CODE),
                        TOKENS.stream().anyMatch(sent::has)))
                : Verdict.rejected(OpenIdReason.STATE_MISSING, STATE, "none");
    }

    private static Optional<String> value(Parameters sent, String name) {
        return sent.optional(name)
                .<Optional<String>>fold(
                        found -> found.map(Parameters.Parameter::value).filter(text -> !text.isEmpty()),
                        rejection -> Optional.empty());
    }

    /** The code, where there is nothing else. */
    Verdict<String> redeemable() {
        if (error.isPresent()) {
            OpenIdReason reason =
                    error.get().isOfSilence() ? OpenIdReason.NOT_WITHOUT_USER : OpenIdReason.PROVIDER_REFUSED;
            return Verdict.rejected(reason, "a code", error.get().toString());
        }
        if (hasToken) {
            return Verdict.rejected(OpenIdReason.TOKEN_IN_ANSWER, "a code and nothing else", "a token");
        }
        return code.filter(LoginAnswer::isOne)
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        OpenIdReason.CODE_MISSING,
                        "a code of at most " + LONGEST_CODE + " printable characters",
                        code.isPresent() ? "another text" : "none"));
    }

    /** RFC 6749 appendix A.11. */
    private static boolean isOne(String code) {
        return code.length() <= LONGEST_CODE && code.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Without the code, which is a credential. */
    @Override
    public String toString() {
        return "an answer to " + state;
    }
}
