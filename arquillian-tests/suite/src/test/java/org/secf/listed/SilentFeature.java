package org.secf.listed;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Does nothing but stand where the server looks for features, as those of many libraries do: without a priority. */
public final class SilentFeature implements DynamicFeature {

    /** For the server. */
    public SilentFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {}
}
