// The whole of curses that Rootward uses, as plain functions: no macros, no variadics, no global variables, no pointers
// that are kept. One terminal at a time, used by one thread; only the signal handlers run anywhere.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Why a terminal could not be opened.
enum ct_failure { CT_OPENED, CT_NOT_A_TERMINAL, CT_NO_DATABASE, CT_UNKNOWN_TYPE, CT_CANNOT_MOVE_CURSOR, CT_REFUSED };

/// What one reading of the keyboard gave.
enum ct_kind { CT_NOTHING, CT_CHARACTER, CT_KEY };

/// Keys that write nothing; a function key Fn is CT_KEY_F0 + n.
enum ct_key {
    CT_KEY_OTHER, CT_KEY_UP, CT_KEY_DOWN, CT_KEY_LEFT, CT_KEY_RIGHT, CT_KEY_PAGE_UP, CT_KEY_PAGE_DOWN, CT_KEY_HOME,
    CT_KEY_END, CT_KEY_ENTER, CT_KEY_BACK_TAB, CT_KEY_BACKSPACE, CT_KEY_DELETE, CT_KEY_INSERT, CT_KEY_PASTE_BEGINS,
    CT_KEY_PASTE_ENDS, CT_KEY_F0 = 0x100,
};

/// A key: a Unicode scalar or an `enum ct_key`, as the kind says.
struct ct_input { enum ct_kind kind; uint32_t code; };

/// The size of the screen.
struct ct_size { int rows, columns; };

/// Takes the locale for characters from the environment, as widths and the character set depend on it.
void ct_use_locale(void);
/// Opens standard input and output as a terminal of this type and installs the signal handlers; each signal's number is
/// written to `wake` as one byte.
enum ct_failure ct_open(const char *type, int wake);
/// Gives the terminal back as it was found and prints what went to standard error meanwhile. Harmless when it is closed.
void ct_close(void);
/// Gives the terminal back, stops the process group as Ctrl-Z does, and takes the terminal again when it continues.
/// False when it never stopped, because nobody is there who could continue it.
bool ct_suspend(void);
/// Takes the terminal again after someone else stopped and continued the process.
void ct_resume(void);

/// Reads one key without waiting.
struct ct_input ct_read(void);
/// Throws away what was typed and not yet read.
void ct_discard_input(void);

/// Asks the kernel for the size, then LINES and COLUMNS, and tells curses; 24 × 80 when nobody knows.
struct ct_size ct_measure(void);
/// How many colours the terminal has; 0 for none.
int ct_colours(void);
/// Whether the locale's characters are UTF-8.
bool ct_is_utf8(void);
/// How many columns curses believes the scalar takes; -1 for one it can't show.
int ct_width(uint32_t scalar);

/// Defines a pair of a colour of ANSI's eight over the terminal's own background; -1 is the terminal's own.
void ct_define_pair(int pair, int ink);
/// Puts a glyph into curses' picture: a base, up to two marks (0: none), attributes (1 bold, 2 dim, 4 underlined, 8 reversed).
void ct_put(int row, int column, uint32_t base, uint32_t mark, uint32_t second_mark, uint8_t attributes, int pair);
/// Moves the terminal's cursor to a place, or hides it when the row is negative.
void ct_place_cursor(int row, int column);
/// Sends what differs from what the terminal shows, or everything.
void ct_flush(bool everything);
/// Rings the bell.
void ct_bell(void);
/// Sends bytes that curses knows nothing of, such as a request to the clipboard.
void ct_send(const char *bytes, size_t length);
