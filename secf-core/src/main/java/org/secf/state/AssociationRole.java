package org.secf.state;

/** On which side of an agreement somebody stands. */
public enum AssociationRole {
    /** Who asked for the association. */
    CLIENT,
    /** Who was asked. */
    SERVER;

    /** The other side. */
    public AssociationRole other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
