package org.secf.propagation;

import java.util.Map;
import org.secf.delegation.PresentedToken;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/**
 * How the caller travels, by the definitions of an application ({@link PropagatedIdentityDefinition}, {@code secf.xml} or properties): a bean, and an attribute of
 * the servlet context by the name of this class.
 */
public interface PropagatedIdentities {

    /**
     * The one of that name.
     *
     * @throws ConfigurationException when none is defined
     */
    PropagatedIdentity get(String name);

    /** The caller with this token has left: nothing that was got for it is used any more. */
    void forget(PresentedToken token);

    /** These, by their names. */
    static PropagatedIdentities of(Map<String, PropagatedIdentity> all) {
        return new Known(Map.copyOf(all));
    }

    /** A fixed number of them. */
    record Known(Map<String, PropagatedIdentity> all) implements PropagatedIdentities {

        @Override
        public PropagatedIdentity get(String name) {
            PropagatedIdentity found = all.get(name);
            if (found == null) {
                String nearest = NearestName.among(all.keySet(), name)
                        .map(near -> "; did you mean " + near)
                        .orElse("");
                throw new ConfigurationException(
                        "There is no delegation \"%s\"%s. Define one by @PropagatedIdentityDefinition, by <delegation name=\"…\"> in WEB-INF/secf.xml"
                                .formatted(name, nearest));
            }
            return found;
        }

        @Override
        public void forget(PresentedToken token) {
            all.values().forEach(one -> one.forget(token));
        }
    }
}
