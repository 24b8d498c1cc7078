package org.secf.saml.xml;

/**
 * An element's name.
 *
 * @param prefix written before the local name; not empty
 * @param namespace what the prefix stands for
 * @param local the local name
 */
public record XmlName(String prefix, String namespace, String local) {

    /** Name of a protocol message (saml-core §3). */
    public static XmlName protocol(String local) {
        return new XmlName("samlp", "urn:oasis:names:tc:SAML:2.0:protocol", local);
    }

    /** Name in an assertion (saml-core §2). */
    public static XmlName assertion(String local) {
        return new XmlName("saml", "urn:oasis:names:tc:SAML:2.0:assertion", local);
    }

    /** Name in metadata (saml-metadata §2). */
    public static XmlName metadata(String local) {
        return new XmlName("md", "urn:oasis:names:tc:SAML:2.0:metadata", local);
    }

    /** Name in a signature (xmldsig-core §4). */
    public static XmlName signature(String local) {
        return new XmlName("ds", "http://www.w3.org/2000/09/xmldsig#", local);
    }

    /** Prefix and local name as written. */
    String qualified() {
        return prefix + ":" + local;
    }
}
