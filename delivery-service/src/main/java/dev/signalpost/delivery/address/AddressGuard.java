package dev.signalpost.delivery.address;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Refuses addresses through which an endpoint's URL could reach what only we can reach (server-side
 * request forgery). Of IPv6 only global unicast (2000::/3) is allowed, without its special parts;
 * of IPv4 everything that the IANA special-purpose registry (RFC 6890) does not list. When private
 * addresses are allowed for development, link-local ones, where clouds keep their credentials, and
 * multicast are still refused.
 */
public final class AddressGuard {

    private static final List<Block> PRIVATE =
            Block.list(
                    "10.0.0.0/8",
                    "127.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "::1/128",
                    "fc00::/7");
    private static final List<Block> SPECIAL =
            Block.list(
                    "0.0.0.0/8",
                    "169.254.0.0/16",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private final boolean allowPrivate;

    public AddressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    private record Block(byte[] prefix, int bits) {

        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            return new Block(
                    literal(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
        }

        /** Never asks a name server: the text is an address. */
        private static byte[] literal(String address) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("not an address: " + address, impossible);
            }
        }

        static List<Block> list(String... cidrs) {
            return Arrays.stream(cidrs).map(Block::of).toList();
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Why no request may go to these addresses of one name: a single bad one is enough. Empty when
     * all are good.
     */
    public Optional<String> refusal(List<InetAddress> addresses) {
        return addresses.stream()
                .filter(address -> !allows(address))
                .findFirst()
                .map(
                        address ->
                                "The address "
                                        + address.getHostAddress()
                                        + " is private or special; webhooks go to public addresses only.");
    }

    private boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isPrivate = PRIVATE.stream().anyMatch(block -> block.contains(bytes));
        if (isPrivate) {
            return allowPrivate;
        }
        boolean special = SPECIAL.stream().anyMatch(block -> block.contains(bytes));
        return switch (address) {
            case Inet4Address four -> !special;
            case Inet6Address six -> !special && GLOBAL_UNICAST.contains(bytes);
            default -> false;
        };
    }
}
