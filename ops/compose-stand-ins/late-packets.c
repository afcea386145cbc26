// Holds every packet of netfilter's queue 0 for so many milliseconds and lets it go on, in order: `tc netem delay` where the kernel has no netem.
//   iptables -A INPUT … -j NFQUEUE --queue-num 0 --queue-bypass; late-packets 200
#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { MOST = 1 << 17 };   // packets that wait at a time
static struct { unsigned id; long long due; } waiting[MOST];

static long long now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1000LL + at.tv_nsec / 1000000;
}

static void tell(int link, int message, int kind, const void *value, size_t length) {
  struct { struct nlmsghdr head; struct nfgenmsg queue; struct nlattr attribute; char value[64]; } sent = {
      .head = {.nlmsg_len = NLMSG_ALIGN(sizeof sent.head + sizeof sent.queue + sizeof sent.attribute + length),
               .nlmsg_type = NFNL_SUBSYS_QUEUE << 8 | message, .nlmsg_flags = NLM_F_REQUEST},
      .attribute = {.nla_len = sizeof sent.attribute + length, .nla_type = kind}};
  memcpy(sent.value, value, length);
  if (send(link, &sent, sent.head.nlmsg_len, 0) < 0) {
    perror("netfilter");
    exit(1);
  }
}

int main(int count, char **words) {
  int millis = count > 1 ? atoi(words[1]) : 200, link = socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER), space = 1 << 24;
  struct nfqnl_msg_config_cmd bind_to = {.command = NFQNL_CFG_CMD_BIND};
  struct __attribute__((packed)) { __be32 range; __u8 mode; } only_ids = {0, NFQNL_COPY_META};
  __be32 most = htonl(MOST);
  setsockopt(link, SOL_SOCKET, SO_RCVBUFFORCE, &space, sizeof space);
  tell(link, NFQNL_MSG_CONFIG, NFQA_CFG_CMD, &bind_to, sizeof bind_to);
  tell(link, NFQNL_MSG_CONFIG, NFQA_CFG_PARAMS, &only_ids, sizeof only_ids);
  tell(link, NFQNL_MSG_CONFIG, NFQA_CFG_QUEUE_MAXLEN, &most, sizeof most);
  for (unsigned first = 0, next = 0;;) {
    struct pollfd reads = {.fd = link, .events = POLLIN};
    long long rest = first == next ? 1000 : waiting[first % MOST].due - now();
    if (rest > 0 && poll(&reads, 1, rest) > 0) {
      char got[1 << 16];
      int length = recv(link, got, sizeof got, 0);
      for (struct nlmsghdr *head = (void *)got; length > 0 && NLMSG_OK(head, length); head = NLMSG_NEXT(head, length)) {
        if (head->nlmsg_type != (NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_PACKET)) continue;
        struct nlattr *one = (void *)((char *)NLMSG_DATA(head) + NLMSG_ALIGN(sizeof(struct nfgenmsg)));
        while (one->nla_type != NFQA_PACKET_HDR) one = (void *)((char *)one + NLA_ALIGN(one->nla_len));
        waiting[next % MOST].id = ntohl(((struct nfqnl_msg_packet_hdr *)(one + 1))->packet_id);
        waiting[next++ % MOST].due = now() + millis;
      }
    }
    unsigned from = first;
    while (first != next && waiting[first % MOST].due <= now()) first++;
    if (first != from) {   // a verdict counts for all packets up to this one
      struct nfqnl_msg_verdict_hdr go_on = {htonl(NF_ACCEPT), htonl(waiting[(first - 1) % MOST].id)};
      tell(link, NFQNL_MSG_VERDICT_BATCH, NFQA_VERDICT_HDR, &go_on, sizeof go_on);
    }
  }
}
