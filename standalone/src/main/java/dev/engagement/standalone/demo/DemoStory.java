package dev.engagement.standalone.demo;

import dev.engagement.events.Acceptance.SuccessAgreed;
import dev.engagement.events.Conversation.CustomerContacted;
import dev.engagement.events.Conversation.RequestAcknowledged;
import dev.engagement.events.Entry;
import dev.engagement.events.Level;
import dev.engagement.events.Ownership.OwnershipChanged;
import dev.engagement.events.Pace.PaceAgreed;
import dev.engagement.events.Pace.ProgressReported;
import dev.engagement.events.Results.RequestCancelled;
import dev.engagement.events.Results.RequestClosed;
import dev.engagement.events.Results.RequestMerged;
import dev.engagement.events.Results.RequestReopened;
import dev.engagement.events.Results.RequestResolved;
import dev.engagement.events.Urgency.EffortSpent;
import dev.engagement.events.Urgency.UrgencyAssessed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invents one request's story, from its opening to its end, which may lie in the future. */
final class DemoStory {
    private final DemoAsk ask;
    private final @Nullable String another;
    private final Dice dice;
    private final Shift shift;
    private final double speed;
    private final List<DemoMessage> messages = new ArrayList<>();

    private final Mishaps mishaps;
    private final Memos memos;

    private Instant at;
    private String team;
    private String owner;
    /** The customer's annoyance: 0 is none. */
    private double trouble;

    private DemoStory(DemoAsk ask, @Nullable String another, Dice dice, Shift shift, double speed) {
        this.ask = ask;
        this.another = another;
        this.dice = dice;
        this.shift = shift;
        this.speed = speed;
        this.mishaps = new Mishaps(this, ask, dice);
        this.memos = speed == 1 ? Memos.of(ask) : Memos.PROMPT;
        this.at = ask.opened();
        this.team = ask.offer().team();
        this.owner = Offer.colleague(team, dice);
    }

    /**
     * Returns the story's messages.
     *
     * @param another a request of which it may turn out to be a duplicate
     * @param shift the hours in which the team works
     * @param speed shortens all work; 1 is normal
     */
    static List<DemoMessage> of(DemoAsk ask, @Nullable String another, Dice dice, Shift shift, double speed) {
        DemoStory story = new DemoStory(ask, another, dice, shift, speed);
        story.tell();
        return story.messages;
    }

    private void tell() {
        tell(ask.opened(), ask.opening(dice));
        if (ask.isPlanned() && dice.chance(0.6)) {
            tell(ask.opened().plusSeconds(60), new SuccessAgreed("It works for everybody in the department", null));
        }
        if (dice.chance(0.6)) {
            tell(ask.opened().plusSeconds(dice.random().nextInt(2, 50)), new RequestAcknowledged(null, true));
        }
        memos.mistake(this);
        if (!engage()) {
            return;
        }
        if (another != null && dice.chance(0.025)) {
            work(0.1);
            tell(at, new RequestMerged(another));
            return;
        }
        Promise promise = Promise.perhaps(ask, dice, this, at);
        if (!work(1)) {
            tell(at, new RequestCancelled(dice.chance(0.5) ? owner : null));
            return;
        }
        if (promise != null) {
            trouble += promise.end(at);
        }
        resolve();
    }

    /** Tells the time from the opening until IT is engaged; returns false if it never is. */
    private boolean engage() {
        boolean isOverlooked = dice.chance(0.03);
        Duration wait = Dice.times(dice.around(ask.usualWait(), 0.85), speed * (isOverlooked ? 9 : 1));
        Instant engaged = shift.after(ask.opened(), wait);
        Instant chased = shift.after(ask.opened(), Dice.times(dice.around(ask.patience(), 0.5), speed));
        while (chased.isBefore(engaged)) {
            tell(chased, new CustomerContacted(dice.chance(0.5) ? "phone" : "e-mail"));
            trouble += 0.7;
            chased = shift.after(chased, Dice.times(dice.around(ask.patience(), 0.4), speed));
        }
        if (isOverlooked && dice.chance(0.4)) {
            tell(shift.after(engaged, Duration.ofHours(150)), new RequestClosed(null));
            return false;
        }
        at = engaged;
        take();
        assess();
        if (dice.chance(0.035)) {
            mishaps.pingPong();
        }
        return true;
    }

    private void take() {
        if (dice.chance(0.25)) {
            acknowledge();
            pause(0.1);
            own(null);
            return;
        }
        if (dice.chance(0.12)) {
            tell(at, new OwnershipChanged(null, team, null, null));
            pause(0.15);
        }
        own(null);
        if (dice.chance(0.6)) {
            pause(0.03);
            acknowledge();
        }
    }

    private void acknowledge() {
        tell(at, new RequestAcknowledged(owner, false));
    }

    private void assess() {
        if (dice.chance(0.08)) {
            tell(at, new UrgencyAssessed(dice.oneOf(List.of(Level.HIGH, Level.MEDIUM, Level.LOW)), null, null, owner));
        } else if (dice.chance(0.05)) {
            tell(at, DemoAsk.reclassified(dice.oneOf(List.of(Level.HIGH, Level.MEDIUM))));
        }
        if (dice.chance(0.03)) {
            tell(at, new PaceAgreed(ask.updates().dividedBy(2), owner));
        }
    }

    /** Does that share of the work; returns false if the customer gives up before. */
    private boolean work(double share) {
        Duration all = Dice.times(dice.around(ask.usualWork(), 0.7), speed * share);
        Duration usual = Dice.times(ask.updates(), 0.45 * ask.offer().slowness() * speed);
        Duration step = usual.compareTo(all.dividedBy(2)) < 0 ? usual : all.dividedBy(2);
        Duration done = Duration.ZERO;
        while (done.compareTo(all) < 0) {
            Duration next = dice.around(step, 0.6);
            done = done.plus(next);
            at = shift.after(at, next);
            if (dice.chance(0.009)) {
                return false;
            }
            mishaps.perhaps();
            progress(Math.min(0.99, (double) done.toSeconds() / all.toSeconds()));
        }
        return true;
    }

    private void progress(double share) {
        boolean visible = dice.chance(0.72);
        boolean automatic = !visible && dice.chance(0.2);
        BigDecimal percent = dice.chance(0.3) ? BigDecimal.valueOf(Math.round(share * 20) * 5) : null;
        tell(at, new ProgressReported(automatic ? null : owner, visible, automatic ? Boolean.TRUE : null, percent));
    }

    private void resolve() {
        boolean automatic = dice.chance(0.03);
        tell(at, new RequestResolved(automatic ? null : owner, automatic ? Boolean.TRUE : null));
        if (!automatic) {
            long minutes = Math.round((ask.isPlanned() ? 900 : 40) * (1 + trouble));
            tell(at, new EffortSpent(Duration.ofMinutes(minutes), owner));
        }
        if (dice.chance(0.065)) {
            at = shift.after(at, Dice.times(dice.around(Duration.ofHours(7), 0.9), speed));
            tell(at, new RequestReopened(null));
            trouble += 0.9;
            pause(dice.between(0.05, 0.6));
            acknowledge();
            work(0.4);
            tell(at, new RequestResolved(owner, null));
        }
        new DemoVerdict(this, ask, dice, trouble).tell(speed);
        if (dice.chance(0.8)) {
            tell(at.plus(Duration.ofDays(4)), new RequestClosed(null));
        }
    }

    private void own(@Nullable String reason) {
        tell(at, new OwnershipChanged(owner, team, owner, reason));
    }

    /** Hands the request over to a member of that team, the same or another. */
    void handOver(String to, @Nullable String reason) {
        team = to;
        owner = Offer.colleague(team, dice);
        own(reason);
    }

    /** Lets time pass, as a share of the time between updates. */
    void pause(double share) {
        at = shift.after(at, Dice.times(ask.updates(), share * speed));
    }

    void annoy(double more) {
        trouble += more;
    }

    Instant at() {
        return at;
    }

    List<DemoMessage> messages() {
        return messages;
    }

    String team() {
        return team;
    }

    Instant later(Instant start, Duration work) {
        return shift.after(start, work);
    }

    Duration remaining() {
        return Dice.times(ask.usualWork(), speed);
    }

    String owner() {
        return owner;
    }

    void tell(Instant time, Entry entry) {
        String id = ask.subject().substring("demo:".length()) + "/" + messages.size();
        messages.add(new DemoMessage(ask.kind().source(), id, ask.subject(), time, memos.told(time, entry), entry));
    }
}
