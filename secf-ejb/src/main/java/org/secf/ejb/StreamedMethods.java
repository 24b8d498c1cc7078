package org.secf.ejb;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.secf.mechanism.StreamedResponses;

/** What {@link RequirementExtension} read of {@link SignResponse#streamed}. */
@Singleton
class StreamedMethods implements StreamedResponses {

    private final RequirementExtension read;

    @Inject
    StreamedMethods(RequirementExtension read) {
        this.read = read;
    }

    @Override
    public List<String> of(String id) {
        return read.streamed(id);
    }
}
