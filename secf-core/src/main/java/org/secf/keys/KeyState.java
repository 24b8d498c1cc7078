package org.secf.keys;

/** The life of a key. Every node computes it from the times in the store, so all change at the same instant. */
public enum KeyState {
    /** Published already, so that others know it before it is used; opens what others encrypted to it early. */
    NEXT,
    /** In use. */
    ACTIVE,
    /** Signs nothing new, is still published and still opens what was encrypted to it. */
    RETIRING,
    /** Neither published nor used. */
    RETIRED
}
