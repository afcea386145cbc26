package dev.engagement.reporting.warnings.subscriptions;

import dev.engagement.documents.FileStamp;
import dev.engagement.documents.subscriptions.SubscriptionFile.ReadSubscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read.
 *
 * @param stamps of it and of those that it names
 * @param read null if it has never been valid
 * @param mistake null if it is valid
 */
record KnownFile(
        List<FileStamp> stamps,
        @Nullable ReadSubscription read,
        @Nullable String mistake) {}
