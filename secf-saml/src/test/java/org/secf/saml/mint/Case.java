package org.secf.saml.mint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.model.SamlReason;

/**
 * One input with its expected answer.
 *
 * @param flag the hostile input it is one of, such as {@code H01}; {@code valid} where nothing is wrong
 * @param comment what is wrong, or particular, about it
 * @param response base64
 * @param options how circumstances differ from the usual, see {@link Circumstances}
 * @param reason why it is refused; empty where it is taken
 */
public record Case(
        String flag, String comment, String response, Map<String, String> options, Optional<SamlReason> reason) {

    static Case valid(String comment, Mint mint) {
        return new Case("valid", comment, mint.base64(), Map.of(), Optional.empty());
    }

    static Case hostile(String flag, String comment, SamlReason reason, Mint mint) {
        return new Case(flag, comment, mint.base64(), Map.of(), Optional.of(reason));
    }

    Case when(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new Case(flag, comment, response, more, reason);
    }

    @Override
    public String toString() {
        return flag + " " + comment;
    }
}
