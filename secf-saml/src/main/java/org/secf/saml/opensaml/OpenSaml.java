package org.secf.saml.opensaml;

import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.io.Unmarshaller;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.w3c.dom.Element;

/** OpenSAML, initialised once for each class loader that holds it. */
final class OpenSaml {

    private OpenSaml() {}

    /** Initialised by the class loader, so that no two threads do it and nothing mutable is kept. */
    private static final class Started {
        static final ClassLoader BY = start();

        /** Its services are looked up by the context class loader, which on a server may be any application's. */
        private static ClassLoader start() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            ClassLoader ours = OpenSaml.class.getClassLoader();
            thread.setContextClassLoader(ours);
            try {
                InitializationService.initialize();
                return ours;
            } catch (InitializationException e) {
                throw new IllegalStateException("OpenSAML does not start; is one of its libraries missing?", e);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** The element as an object of OpenSAML. */
    static XMLObject unmarshal(Element element) throws UnmarshallingException {
        ClassLoader unused = Started.BY;
        Unmarshaller unmarshaller =
                XMLObjectProviderRegistrySupport.getUnmarshallerFactory().getUnmarshaller(element);
        if (unmarshaller == null) {
            throw new UnmarshallingException("not a SAML element: " + element.getNodeName());
        }
        return unmarshaller.unmarshall(element);
    }
}
