package org.secf.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No caller; one name for it on every server. */
enum Nobody implements Caller {
    NOBODY;

    private static final Evidence NOTHING = new Evidence("none", "", Instant.EPOCH, Optional.empty(), Optional.empty());

    @Override
    public String getName() {
        return "anonymous";
    }

    @Override
    public Set<String> groups() {
        return Set.of();
    }

    @Override
    public Map<String, List<String>> attributes() {
        return Map.of();
    }

    @Override
    public Evidence evidence() {
        return NOTHING;
    }

    @Override
    public List<Delegate> delegates() {
        return List.of();
    }

    @Override
    public boolean isAuthenticated() {
        return false;
    }
}
