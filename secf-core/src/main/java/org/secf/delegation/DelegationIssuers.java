package org.secf.delegation;

import java.util.Map;
import org.secf.settings.ConfigurationException;
import org.secf.settings.NearestName;

/** The issuers that an application defines: a bean, and an attribute of the servlet context by the name of this class. */
@FunctionalInterface
public interface DelegationIssuers {

    /**
     * The one of that id: {@code saml-delegation}, {@code saml-delegation.partners}.
     *
     * @throws ConfigurationException when none is defined
     */
    DelegationIssuer get(String id);

    /** These, by their ids. */
    static DelegationIssuers of(Map<String, DelegationIssuer> all) {
        Map<String, DelegationIssuer> known = Map.copyOf(all);
        return id -> {
            DelegationIssuer found = known.get(id);
            if (found == null) {
                String nearest = NearestName.among(known.keySet(), id)
                        .map(near -> "; did you mean " + near)
                        .orElse("");
                throw new ConfigurationException(
                        "Nobody vouches under the id \"%s\"%s. Define an issuer, such as by @SamlDelegationDefinition or by <saml-delegation> in WEB-INF/secf.xml"
                                .formatted(id, nearest));
            }
            return found;
        };
    }
}
