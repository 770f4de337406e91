/* What the documented chat server costs at least: a program that makes its system calls and does nothing else. One
   poll(2) a pass, one recv(2) of a byte for each client that is ready, one send(2) of a byte to every client for each
   byte received. Compiled and run by `make bench PROGRAM=chat`. It handles no failures: its clients behave. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

enum { most_clients = 4096 };

static struct pollfd set[1 + most_clients]; /* The listener, then the clients. */
static int members = 0;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void greet(int client) {
  if (send(client, "connected", 9, MSG_NOSIGNAL) != 9 || send(client, "\n", 1, MSG_NOSIGNAL) != 1) fail("send");
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8001)};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 5) < 0)
    fail("port 8001");
  set[0] = (struct pollfd){.fd = listener, .events = POLLIN};

  for (;;) {
    if (poll(set, 1 + members, 5000) < 0) fail("poll");
    if (set[0].revents && members < most_clients) {
      int client = accept(listener, NULL, NULL);
      if (client < 0) fail("accept");
      greet(client);
      set[1 + members++] = (struct pollfd){.fd = client, .events = POLLIN};
    }
    for (int i = 1; i <= members; i++) {
      char byte;
      if (!set[i].revents) continue;
      if (recv(set[i].fd, &byte, 1, 0) == 1) {
        for (int j = 1; j <= members; j++) send(set[j].fd, &byte, 1, MSG_NOSIGNAL);
      } else {
        close(set[i].fd);
        set[i--] = set[members--];
      }
    }
  }
}
