#define _GNU_SOURCE
#include "restore.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// After <unistd.h>, because term.h defines its capabilities as macros of everyday names.
#include <curses.h>
#include <term.h>

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";    // xterm's bracketed paste
static struct termios line_settings;
static char farewell[256];    // the bytes that put the screen back
static size_t farewell_length;
static int wake_descriptor = -1;
static int parked_errors = -1, real_errors = -1;
static volatile sig_atomic_t has_continued;
static char spare_stack[1 << 16];    // a crash may have used up the ordinary one

static const int fatal_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
static const int loop_signals[] = {SIGWINCH, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
static struct sigaction previous[NSIG];

#define COUNT(array) (sizeof(array) / sizeof *(array))

void ct_write(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(descriptor, bytes, length);
        if (count < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
            if (poll(&ready, 1, 1000) > 0) continue;
        }
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        bytes += count;
        length -= (size_t)count;
    }
}

static void restore_screen(void) {
    ct_write(STDOUT_FILENO, farewell, farewell_length);
    tcsetattr(STDIN_FILENO, TCSANOW, &line_settings);
}

// Prints on the real standard error what was written to it while the screen was ours.
static void print_parked_errors(void) {
    if (parked_errors < 0) return;
    char bytes[512];
    dup2(real_errors, STDERR_FILENO);
    lseek(parked_errors, 0, SEEK_SET);
    for (ssize_t count; (count = read(parked_errors, bytes, sizeof bytes)) > 0;)
        ct_write(STDERR_FILENO, bytes, (size_t)count);
}

static void on_fatal_signal(int number) {
    restore_screen();
    print_parked_errors();
    // The default action and not the one before: the Swift runtime's would start a debugger that waits for a key.
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(number, &action, NULL);
    raise(number);
}

static void on_loop_signal(int number) {
    int saved = errno;
    if (number == SIGCONT) has_continued = true;
    char byte = (char)number;
    ssize_t ignored = write(wake_descriptor, &byte, 1);    // a full pipe already wakes the loop
    (void)ignored;
    errno = saved;
}

static void remember(const char *bytes) {
    if (bytes == NULL || bytes == (char *)-1) return;
    size_t length = strcspn(bytes, "$");    // what follows is padding for terminals of paper
    if (farewell_length + length > sizeof farewell) return;
    memcpy(farewell + farewell_length, bytes, length);
    farewell_length += length;
}

static bool has_bracketed_paste(void) {
    // Those that know xterm's sequences also know rmcup; vt100 and its like would print parts of this one.
    const char *bytes = tigetstr("rmcup");
    return bytes != NULL && bytes != (char *)-1;
}

void ct_enable_modes(void) {
    if (has_bracketed_paste()) ct_write(STDOUT_FILENO, paste_on, strlen(paste_on));
}

void ct_restore_modes(void) {
    if (has_bracketed_paste()) ct_write(STDOUT_FILENO, paste_off, strlen(paste_off));
    tcsetattr(STDIN_FILENO, TCSANOW, &line_settings);
}

void ct_keep_for_restoring(int wake) {
    wake_descriptor = wake;
    tcgetattr(STDIN_FILENO, &line_settings);
    farewell_length = 0;
    if (has_bracketed_paste()) remember(paste_off);
    remember(tigetstr("sgr0"));
    remember(tigetstr("rmkx"));
    remember(tigetstr("cnorm"));
    remember(tigetstr("rmcup"));

    if (isatty(STDERR_FILENO)) {
        real_errors = dup(STDERR_FILENO);
        parked_errors = memfd_create("standard error", MFD_CLOEXEC);
        if (parked_errors >= 0) dup2(parked_errors, STDERR_FILENO);
    }
    stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
    sigaltstack(&stack, NULL);
    struct sigaction fatal = {.sa_handler = on_fatal_signal, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK)};
    for (size_t i = 0; i < COUNT(fatal_signals); i++)
        sigaction(fatal_signals[i], &fatal, &previous[fatal_signals[i]]);
    struct sigaction loop = {.sa_handler = on_loop_signal, .sa_flags = SA_RESTART | SA_ONSTACK};
    for (size_t i = 0; i < COUNT(loop_signals); i++) {
        sigaction(loop_signals[i], &loop, &previous[loop_signals[i]]);
        // Whoever started the program decides what it ignores: nohup, or a shell without job control.
        if (previous[loop_signals[i]].sa_handler == SIG_IGN)
            sigaction(loop_signals[i], &previous[loop_signals[i]], NULL);
    }
}

void ct_restore_finally(void) {
    ct_restore_modes();
    for (size_t i = 0; i < COUNT(fatal_signals); i++) sigaction(fatal_signals[i], &previous[fatal_signals[i]], NULL);
    for (size_t i = 0; i < COUNT(loop_signals); i++) sigaction(loop_signals[i], &previous[loop_signals[i]], NULL);
    print_parked_errors();
    if (parked_errors >= 0) {
        close(parked_errors);
        close(real_errors);
        parked_errors = real_errors = -1;
    }
}

bool ct_stop_process_group(void) {
    struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
    if (previous[SIGTSTP].sa_handler == SIG_IGN) return false;
    sigaction(SIGTSTP, &stop, &ours);
    has_continued = false;
    kill(0, SIGTSTP);
    // Another thread may be the one that takes the signal, a moment later. A group that nobody could continue is never
    // stopped, so the wait is bounded; time spent stopped doesn't count.
    for (int i = 0; i < 200 && !has_continued; i++) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    return has_continued;
}
