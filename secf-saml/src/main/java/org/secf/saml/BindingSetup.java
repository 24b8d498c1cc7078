package org.secf.saml;

import java.util.Optional;
import org.secf.saml.artifact.ArtifactResolver;
import org.secf.saml.ecp.ChannelBindingPolicy;
import org.secf.saml.model.ResponseWays;

/**
 * How responses come in, as configuration decides.
 *
 * @param ways by which
 * @param artifacts fetches them; empty where none are to be fetched
 * @param channel what is asked of clients that are no browsers
 */
record BindingSetup(ResponseWays ways, Optional<ArtifactResolver> artifacts, ChannelBindingPolicy channel) {}
