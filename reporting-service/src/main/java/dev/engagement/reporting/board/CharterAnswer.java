package dev.engagement.reporting.board;

/** The charter version that judges a request. */
record CharterAnswer(String name, int version) {}
