package org.secf.jwt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;

/**
 * What claims say of groups and attributes.
 *
 * @param groups paths of claims that name groups
 * @param mapping the issuer's groups to ours
 * @param attributes paths of claims that become attributes
 */
public record ClaimMapping(List<String> groups, GroupMapping mapping, Set<String> attributes) {

    public ClaimMapping {
        groups = List.copyOf(groups);
        attributes = Set.copyOf(attributes);
    }

    /** Our groups. */
    public Set<String> groupsOf(Claims claims) {
        return mapping.map(
                groups.stream().flatMap(path -> claims.at(path).stream()).toList());
    }

    /** By path; what holds something that nobody sees is left out. */
    public Map<String, List<String>> attributesOf(Claims claims) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String path : attributes) {
            List<String> values =
                    claims.at(path).stream().filter(VisibleName::isOne).toList();
            if (!values.isEmpty()) {
                found.put(path, values);
            }
        }
        return found;
    }
}
