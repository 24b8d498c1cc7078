package org.secf.saml.artifact;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.secf.saml.xml.XmlElement;

/**
 * Our question for the message of an artifact (saml-core §3.5.1).
 *
 * @param id the answer refers to it
 * @param now when it is asked
 * @param destination where
 * @param issuer we
 */
record ResolutionRequest(String id, Instant now, String destination, String issuer) {

    /** Unsigned. */
    XmlElement of(Artifact artifact) {
        return XmlElement.of(protocol("ArtifactResolve"))
                .with("ID", id)
                .with("Version", "2.0")
                .with("IssueInstant", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("Destination", destination)
                .with(XmlElement.of(assertion("Issuer")).with(issuer))
                .with(XmlElement.of(protocol("Artifact")).with(artifact.text()));
    }
}
