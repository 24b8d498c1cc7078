package org.secf.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The options that were given, as text. */
final class Given {

    static final Given NOTHING = new Given(Map.of());

    private final Map<VerifyOption, String> texts;

    private Given(Map<VerifyOption, String> texts) {
        this.texts = texts;
    }

    /** With one more option; a flag's text is {@code true}. */
    Given with(VerifyOption option, String text) {
        Map<VerifyOption, String> more = new EnumMap<>(VerifyOption.class);
        more.putAll(texts);
        more.put(option, text);
        return new Given(more);
    }

    /** These options where given, else those of {@code fallback}; giving an option takes back the fallback of its rival. */
    Given orElse(Given fallback) {
        Map<VerifyOption, String> merged = new EnumMap<>(VerifyOption.class);
        merged.putAll(fallback.texts);
        texts.keySet().stream()
                .filter(this::isMeant)
                .forEach(option -> option.rival().ifPresent(merged::remove));
        merged.putAll(texts);
        return new Given(merged);
    }

    Optional<String> find(VerifyOption option) {
        return Optional.ofNullable(texts.get(option)).filter(text -> !text.isEmpty());
    }

    /** The inline response; an empty one is one, unless there is a file. */
    Optional<String> inlineResponse() {
        Optional<String> text = Optional.ofNullable(texts.get(VerifyOption.RESPONSE));
        return find(VerifyOption.FILE).isPresent() ? text.filter(inline -> !inline.isEmpty()) : text;
    }

    boolean has(VerifyOption flag) {
        return "true".equals(texts.get(flag));
    }

    /** An empty text and a flag that is false take back a fallback of their own, but not a rival's. */
    private boolean isMeant(VerifyOption option) {
        return find(option).isPresent() && (!option.isFlag() || has(option));
    }

    String require(VerifyOption option) throws UnusableException {
        return find(option)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnusableException(option.dashes() + " is missing: " + option.meaning()));
    }
}
