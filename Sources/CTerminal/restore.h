// Giving the terminal back: on a crash, on Ctrl-Z and at the end. Everything that a signal handler may run is here.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// Remembers the terminal's settings and the bytes that put it back, parks standard error and installs the handlers.
void ct_keep_for_restoring(int wake);
// Turns on the modes that curses doesn't know: bracketed paste.
void ct_enable_modes(void);
// Turns them off again and puts the line settings back; the screen itself is endwin's.
void ct_restore_modes(void);
// The same for good: also the signal handlers and standard error.
void ct_restore_finally(void);
// Stops the process group with the default action of SIGTSTP; returns when it continues, and whether it was stopped.
bool ct_stop_process_group(void);
// Writes everything, as far as the descriptor takes it; safe in a signal handler.
void ct_write(int descriptor, const char *bytes, size_t length);
