package org.secf.state;

/**
 * How many associations there may be.
 *
 * @param client who has the association, as it is counted: what was proved of it, or where it comes from; never what it only says of itself
 * @param mostOfClient living ones of this client
 * @param most living ones of all
 */
public record AssociationQuota(String client, int mostOfClient, int most) {}
