#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "cterminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "restore.h"

// Far above the codes that curses gives to the keys of a terminfo entry.
enum { PASTE_CODES = 0x1000 };

static SCREEN *screen;

void ct_use_locale(void) { setlocale(LC_CTYPE, ""); }
bool ct_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }
int ct_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static bool has_capability(const char *name) {
    const char *bytes = tigetstr((char *)name);
    return bytes != NULL && bytes != (char *)-1;
}

// The sequences terminals send where their terminfo entry is missing or belongs to a relative.
static void define_common_keys(void) {
    static const struct { const char *bytes; int key; } keys[] = {
        {"\033[A", KEY_UP}, {"\033OA", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
        {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
        {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[2~", KEY_IC}, {"\033[3~", KEY_DC},
        {"\033[Z", KEY_BTAB}, {"\033OM", KEY_ENTER}, {"\033OP", KEY_F(1)}, {"\033[11~", KEY_F(1)},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) define_key(keys[i].bytes, keys[i].key);
    define_key("\033[200~", PASTE_CODES + CT_KEY_PASTE_BEGINS);
    define_key("\033[201~", PASTE_CODES + CT_KEY_PASTE_ENDS);
}

enum ct_failure ct_open(const char *type, int wake) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TERMINAL;
    // initscr would end the process for a type it doesn't know; setupterm tells.
    int error = 0;
    if (setupterm((char *)type, STDOUT_FILENO, &error) == ERR) return error < 0 ? CT_NO_DATABASE : CT_UNKNOWN_TYPE;
    if (!has_capability("cup")) return CT_CANNOT_MOVE_CURSOR;

    // Before newterm, which installs handlers of its own where it finds the default action.
    ct_keep_for_restoring(wake);
    screen = newterm((char *)type, stdout, stdin);
    if (screen == NULL) {
        ct_restore_finally();
        return CT_REFUSED;
    }
    set_escdelay(25);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    idlok(stdscr, TRUE);
    typeahead(-1);
    define_common_keys();
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    curs_set(0);
    ct_enable_modes();
    static bool closes_at_exit;
    if (!closes_at_exit) closes_at_exit = atexit(ct_close) == 0;
    return CT_OPENED;
}

void ct_close(void) {
    if (screen == NULL) return;
    screen = NULL;
    endwin();
    ct_restore_finally();
}

bool ct_suspend(void) {
    endwin();
    ct_restore_modes();
    bool was_stopped = ct_stop_process_group();
    ct_resume();
    return was_stopped;
}

void ct_resume(void) {
    reset_prog_mode();
    ct_enable_modes();
    clearok(curscr, TRUE);
}

static uint32_t key(wint_t code) {
    switch (code) {
    case KEY_UP: return CT_KEY_UP;
    case KEY_DOWN: return CT_KEY_DOWN;
    case KEY_LEFT: return CT_KEY_LEFT;
    case KEY_RIGHT: return CT_KEY_RIGHT;
    case KEY_PPAGE: case KEY_A3: return CT_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return CT_KEY_PAGE_DOWN;
    case KEY_HOME: case KEY_A1: return CT_KEY_HOME;
    case KEY_END: case KEY_C1: return CT_KEY_END;
    case KEY_ENTER: return CT_KEY_ENTER;
    case KEY_BTAB: return CT_KEY_BACK_TAB;
    case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
    case KEY_DC: return CT_KEY_DELETE;
    case KEY_IC: return CT_KEY_INSERT;
    case PASTE_CODES + CT_KEY_PASTE_BEGINS: return CT_KEY_PASTE_BEGINS;
    case PASTE_CODES + CT_KEY_PASTE_ENDS: return CT_KEY_PASTE_ENDS;
    default: return code >= KEY_F(1) && code <= KEY_F(63) ? CT_KEY_F0 + (code - KEY_F0) : CT_KEY_OTHER;
    }
}

struct ct_input ct_read(void) {
    wint_t code = 0;
    switch (get_wch(&code)) {
    case OK: return (struct ct_input){CT_CHARACTER, code};
    case KEY_CODE_YES: return (struct ct_input){CT_KEY, key(code)};
    default: return (struct ct_input){CT_NOTHING, 0};
    }
}

void ct_discard_input(void) { flushinp(); }

static int number_in_environment(const char *name, int otherwise) {
    const char *text = getenv(name);
    long number = text == NULL ? 0 : strtol(text, NULL, 10);
    return number > 0 && number <= 1000 ? (int)number : otherwise;
}

struct ct_size ct_measure(void) {
    struct winsize size = {0};
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    int height = size.ws_row > 0 ? size.ws_row : number_in_environment("LINES", 24);
    int width = size.ws_col > 0 ? size.ws_col : number_in_environment("COLUMNS", 80);
    resizeterm(height, width);
    return (struct ct_size){LINES, COLS};
}

int ct_colours(void) { return has_colors() ? COLORS : 0; }
void ct_define_pair(int pair, int ink) { init_extended_pair(pair, ink, -1); }

void ct_put(int row, int column, uint32_t base, uint32_t mark, uint32_t second_mark, uint8_t attributes, int pair) {
    const wchar_t text[] = {(wchar_t)base, (wchar_t)mark, (wchar_t)second_mark, 0};
    attr_t looks = (attributes & 1 ? A_BOLD : 0) | (attributes & 2 ? A_DIM : 0) | (attributes & 4 ? A_UNDERLINE : 0)
        | (attributes & 8 ? A_REVERSE : 0);
    cchar_t cell;
    // The last column of the last row is written and reported as an error, because the cursor can't go on.
    if (setcchar(&cell, text, looks, 0, &pair) == OK) mvadd_wch(row, column, &cell);
}

void ct_place_cursor(int row, int column) {
    curs_set(row >= 0);
    if (row >= 0) move(row, column);
}

void ct_flush(bool everything) {
    if (everything) clearok(curscr, TRUE);
    refresh();
}

void ct_bell(void) { beep(); }

void ct_send(const char *bytes, size_t length) {
    fflush(stdout);
    ct_write(STDOUT_FILENO, bytes, length);
}
