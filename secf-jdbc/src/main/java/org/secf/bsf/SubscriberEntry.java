package org.secf.bsf;

import java.util.List;
import org.secf.gba.SequenceNumber;
import org.secf.gba.retrieval.UserSettings;

/**
 * What an administrator sees of a subscriber.
 *
 * @param identity IMPI
 * @param identities IMPUs, the preferred one first
 * @param number the last that was given out
 * @param sealingKey names the key that encrypts the subscriber's keys
 * @param settings for services; identities stand there only where they are others than {@code identities}
 */
public record SubscriberEntry(
        String identity,
        List<String> identities,
        SequenceNumber number,
        String sealingKey,
        List<UserSettings> settings) {

    public SubscriberEntry {
        identities = List.copyOf(identities);
        settings = List.copyOf(settings);
    }
}
