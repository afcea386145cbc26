package dev.engagement.shared.jobs;

import java.util.UUID;

/**
 * An instance's right to work on a job.
 *
 * @param number greater than that of every earlier claim of the job
 */
public record JobClaim(UUID job, long number) {}
