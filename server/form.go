package server

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"maatwerkroute/sessions"
)

// forms are pages that are read, and whose forms are wishes. A form is sent to an address that ends with the
// operation's name, and its fields have the names that they have on the wire; a page without script asks the same
// wishes as a live screen, and the rules say what is allowed.
type forms struct {
	as   func(visit) sessions.Principal // who asks; nil is the visitor as they came
	page func(*fiber.Ctx, visit) (name string, p Page, err error)
	mine func(*fiber.Ctx, visit) error // whether the form is about what the visitor came for; nil is always
	back func(*fiber.Ctx) string       // where to go when it was kept
}

// does answers the forms of a page. A refusal shows the page again, with what was typed; a script hears it alone.
func (s *Server) does(f forms) fiber.Handler {
	return func(c *fiber.Ctx) error {
		v := visiting(c)
		as := v.as
		if f.as != nil {
			as = f.as(v)
		}
		w, err := wishOf(c.Params("op"), formOf(c))
		if err == nil && f.mine != nil {
			err = f.mine(c, v)
		}
		if err == nil {
			err = s.ask(c, v, as, w, c.FormValue(onceField))
		}
		switch {
		case wantsJSON(c) && err == nil:
			return c.JSON(fiber.Map{"kept": true})
		case wantsJSON(c):
			return err
		case err == nil:
			return c.Redirect(f.back(c), fiber.StatusSeeOther)
		}
		name, p, wrong := f.page(c, v)
		if wrong != nil {
			return wrong
		}
		return s.again(c, err, name, p)
	}
}

// onceField holds a random name for one showing of a form, so that it is one wish however often it is sent.
const onceField = "keer"

func formOf(c *fiber.Ctx) url.Values {
	form := url.Values{}
	c.Request().PostArgs().VisitAll(func(k, v []byte) { form.Add(string(k), string(v)) })
	return form
}

var (
	errDate  = sessions.Refuse(sessions.Invalid, "Dit is geen datum. Kies een dag.")
	errCount = sessions.Refuse(sessions.Invalid, "Dit is geen getal.")
)

// wishOf makes the wish of an operation out of a form: a date is the end of that day here, "ja" is yes, a list is a
// field that stands there more than once, or a label a line. Fields that the wish does not have are left alone.
func wishOf(op string, form url.Values) (sessions.Wish, error) {
	for _, o := range sessions.Operations {
		if o.Name == op {
			w := o.New()
			return w, fillIn(reflect.ValueOf(w).Elem(), form)
		}
	}
	return nil, fiber.ErrNotFound
}

func fillIn(into reflect.Value, form url.Values) error {
	for i := range into.NumField() {
		field := into.Type().Field(i)
		if field.Anonymous {
			if err := fillIn(into.Field(i), form); err != nil {
				return err
			}
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if err := fillField(into.Field(i), form[name]); err != nil {
			return err
		}
	}
	return nil
}

var (
	textType    = reflect.TypeFor[sessions.Text]()
	instantType = reflect.TypeFor[sessions.Instant]()
	labelType   = reflect.TypeFor[sessions.Label]()
)

func fillField(into reflect.Value, given []string) error {
	first := ""
	if len(given) > 0 {
		first = given[0]
	}
	switch kind := into.Kind(); {
	case into.Type() == textType:
		into.Set(reflect.ValueOf(sessions.Text{Body: first}))
	case into.Type() == instantType:
		at := day(first)
		if at == 0 && first != "" {
			return errDate
		}
		into.SetInt(int64(at))
	case kind == reflect.Slice && into.Type().Elem() == instantType:
		for _, one := range given {
			at := day(one)
			if at == 0 && one != "" {
				return errDate
			}
			if at != 0 {
				into.Set(reflect.Append(into, reflect.ValueOf(at)))
			}
		}
	case kind == reflect.String:
		into.SetString(first)
	case kind == reflect.Bool:
		into.SetBool(first == "ja")
	case kind == reflect.Int && first != "":
		n, err := strconv.Atoi(first)
		if err != nil {
			return errCount
		}
		into.SetInt(int64(n))
	case kind == reflect.Slice && into.Type().Elem().Kind() == reflect.String:
		if into.Type().Elem() == labelType && len(given) == 1 {
			into.Set(reflect.ValueOf(lines(first)))
			return nil
		}
		for _, one := range given {
			into.Set(reflect.Append(into, reflect.ValueOf(one).Convert(into.Type().Elem())))
		}
	}
	return nil
}
