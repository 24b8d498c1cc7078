package org.secf.enabler.ejb;

import java.util.List;

/**
 * What a session bean sees of its caller.
 *
 * @param principal the container's caller principal
 * @param caller the injected caller
 * @param roles those of the enabler's roles that the container says the caller has
 */
public record SeenByEjb(String principal, String caller, List<String> roles) {

    public SeenByEjb {
        roles = List.copyOf(roles);
    }
}
