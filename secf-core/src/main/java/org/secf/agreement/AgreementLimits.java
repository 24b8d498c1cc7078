package org.secf.agreement;

/**
 * How much a server remembers. A client is counted by the name that it proved, an anonymous one by its address.
 *
 * @param mostAssociations living at once
 * @param mostAssociationsOfClient living at once of one client
 * @param mostAnswers taken to one offer
 * @param mostAnswersOfClient taken to one offer from one client
 */
record AgreementLimits(int mostAssociations, int mostAssociationsOfClient, int mostAnswers, int mostAnswersOfClient) {}
