package org.secf.saml.xml;

import java.util.List;

/** Takes the elements and texts of a document as they come. */
public interface ElementSink {

    void start(StartTag tag);

    /** All text up to the next tag at once. */
    void text(String text);

    void end();

    /** A processing instruction inside of the root. */
    void instruction(String target, String data);

    /** Hands everything to several, in their order. */
    static ElementSink all(List<ElementSink> sinks) {
        List<ElementSink> each = List.copyOf(sinks);
        return new ElementSink() {
            @Override
            public void start(StartTag tag) {
                each.forEach(sink -> sink.start(tag));
            }

            @Override
            public void text(String text) {
                each.forEach(sink -> sink.text(text));
            }

            @Override
            public void end() {
                each.forEach(ElementSink::end);
            }

            @Override
            public void instruction(String target, String data) {
                each.forEach(sink -> sink.instruction(target, data));
            }
        };
    }
}
