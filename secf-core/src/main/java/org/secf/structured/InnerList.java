package org.secf.structured;

import java.util.List;

/**
 * Items in parentheses, with parameters of their own (RFC 9651 §3.1.1).
 *
 * @param items may be none
 * @param parameters of the list as a whole
 */
public record InnerList(List<Item> items, Parameters parameters) implements Member {

    public InnerList {
        items = List.copyOf(items);
    }

    @Override
    public String text() {
        return FieldWriter.text(this);
    }
}
