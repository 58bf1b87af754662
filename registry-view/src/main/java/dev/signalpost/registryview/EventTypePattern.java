package dev.signalpost.registryview;

/**
 * An event-type subscription in which {@code *} stands for any run of characters, also an empty
 * one. Matching is linear in the length of the event type for each {@code *}, without backtracking
 * over more than one of them.
 */
public record EventTypePattern(String pattern) {

    public static boolean isPattern(String subscription) {
        return subscription.indexOf('*') >= 0;
    }

    public boolean matches(String eventType) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < eventType.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == eventType.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
