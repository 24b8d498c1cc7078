package org.secf.payload;

import java.util.Optional;

/**
 * A body whose header and first record are verified.
 *
 * @param content the rest is verified as it is read
 * @param keyId what opened it
 * @param sender who else has that key, where it is known
 * @param mark what no other body has under that key, in base64url, where there is such a thing
 * @param contentType as the header says, where it does
 */
record OpenedRecords(
        RecordReader content,
        String keyId,
        Optional<String> sender,
        Optional<String> mark,
        Optional<String> contentType) {}
