/* Runs a command and writes what it took, as a line of JSON, to the file named first: cost FILE OUTPUT COMMAND...
 * OUTPUT takes the command's standard output. A small program of its own, because Linux counts the memory of whoever
 * starts a command to that command, too, and Python's would hide the small ones. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **words) {
  if (count < 4) return 64;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, words[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child;
  double began = now();
  if (posix_spawnp(&child, words[3], &actions, NULL, words + 3, environ) != 0) return 69;
  int status;
  struct rusage used;
  if (wait4(child, &status, 0, &used) != child) return 71;
  double wall = now() - began;
  FILE *report = fopen(words[1], "w");
  if (report == NULL) return 73;
  fprintf(report, "{\"status\": %d, \"wall\": %.6f, \"cpu\": %.6f, \"memory\": %ld}\n",
          WIFEXITED(status) ? WEXITSTATUS(status) : -1, wall, seconds(used.ru_utime) + seconds(used.ru_stime),
          used.ru_maxrss);
  return fclose(report) == 0 ? 0 : 74;
}
